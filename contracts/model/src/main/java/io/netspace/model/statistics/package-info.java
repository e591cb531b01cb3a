/** Statistics of populations: error distributions, tests, best ranges, verdicts. */
@NullMarked
package io.netspace.model.statistics;

import org.jspecify.annotations.NullMarked;
