/** The law of a space under a regime: how networks are drawn from it, and estimates about them. */
@NullMarked
package io.netspace.model.sampling;

import org.jspecify.annotations.NullMarked;
