/** How fast the analyzer applies outcomes. */
@NullMarked
package io.netspace.lab.analysis;

import org.jspecify.annotations.NullMarked;
