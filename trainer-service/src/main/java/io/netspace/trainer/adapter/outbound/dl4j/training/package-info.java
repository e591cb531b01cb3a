/** Training of one candidate from the first step to its outcome. */
@NullMarked
package io.netspace.trainer.adapter.outbound.dl4j.training;

import org.jspecify.annotations.NullMarked;
