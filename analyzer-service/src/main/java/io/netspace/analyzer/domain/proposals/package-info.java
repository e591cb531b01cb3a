/** Which refinement is tried next. */
@NullMarked
package io.netspace.analyzer.domain.proposals;

import org.jspecify.annotations.NullMarked;
