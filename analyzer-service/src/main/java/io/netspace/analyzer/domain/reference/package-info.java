/** Prediction of errors from parameters and complexity, fixed before a comparison. */
@NullMarked
package io.netspace.analyzer.domain.reference;

import org.jspecify.annotations.NullMarked;
