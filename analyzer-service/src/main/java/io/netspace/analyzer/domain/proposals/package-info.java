/** Proposals of the next refinement of a search. */
@NullMarked
package io.netspace.analyzer.domain.proposals;

import org.jspecify.annotations.NullMarked;
