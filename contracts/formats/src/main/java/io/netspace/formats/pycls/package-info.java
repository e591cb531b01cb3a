/** Networks and sweeps as configurations of pycls, read and written. */
@NullMarked
package io.netspace.formats.pycls;

import org.jspecify.annotations.NullMarked;
