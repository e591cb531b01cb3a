/** Design spaces: parameter ranges, constraints, size, membership, refinements. */
@NullMarked
package io.netspace.model.space;

import org.jspecify.annotations.NullMarked;
