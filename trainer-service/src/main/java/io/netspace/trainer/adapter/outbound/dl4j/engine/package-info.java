/** What a backend offers to compute a backbone forward and backward. */
@NullMarked
package io.netspace.trainer.adapter.outbound.dl4j.engine;

import org.jspecify.annotations.NullMarked;
