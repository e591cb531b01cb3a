/** The backbone computed with ND4J operations. */
@NullMarked
package io.netspace.trainer.adapter.outbound.dl4j.nd4j;

import org.jspecify.annotations.NullMarked;
