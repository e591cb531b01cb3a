/** Recomputation of every decision of a study from its proof. */
@NullMarked
package io.netspace.offline.proof;

import org.jspecify.annotations.NullMarked;
