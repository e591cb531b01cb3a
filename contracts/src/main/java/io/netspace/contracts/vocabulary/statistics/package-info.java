/**
 * The statistics of populations: distributions of errors, their comparison, the best models'
 * properties. Values in, values out; errors are in percent.
 */
@NullMarked
package io.netspace.contracts.vocabulary.statistics;

import org.jspecify.annotations.NullMarked;
