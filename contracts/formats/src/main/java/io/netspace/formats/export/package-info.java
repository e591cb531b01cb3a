/** Networks as text for other programs: the choice of format, and Python modules. */
@NullMarked
package io.netspace.formats.export;

import org.jspecify.annotations.NullMarked;
