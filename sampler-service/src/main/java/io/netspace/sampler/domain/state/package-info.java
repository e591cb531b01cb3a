/** The state of studies, populations and candidates, folded from the log. */
@NullMarked
package io.netspace.sampler.domain.state;

import org.jspecify.annotations.NullMarked;
