/** The proof of a study, and whether its decisions follow from it. */
@NullMarked
package io.netspace.local.proof;

import org.jspecify.annotations.NullMarked;
