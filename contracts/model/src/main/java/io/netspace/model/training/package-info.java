/** Training: recipe, regime, data set, memory. */
@NullMarked
package io.netspace.model.training;

import org.jspecify.annotations.NullMarked;
