/** Allocation of a study's alpha to its comparisons. */
@NullMarked
package io.netspace.analyzer.domain.allocation;

import org.jspecify.annotations.NullMarked;
