/** Everything that is needed to recompute the decisions of a study. */
@NullMarked
package io.netspace.model.proof;

import org.jspecify.annotations.NullMarked;
