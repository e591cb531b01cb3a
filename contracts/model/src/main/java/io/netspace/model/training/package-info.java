/** How a network is trained and on what: recipe, regime, data set, memory. */
@NullMarked
package io.netspace.model.training;

import org.jspecify.annotations.NullMarked;
