/** The proof of a study: the inputs from which its decisions can be recomputed. */
@NullMarked
package io.netspace.model.proof;

import org.jspecify.annotations.NullMarked;
