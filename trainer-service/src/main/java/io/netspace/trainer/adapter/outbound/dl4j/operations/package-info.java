/**
 * The parts of a network's body as ND4J operations, which run on whatever backend ND4J has: the way
 * to a GPU.
 */
@NullMarked
package io.netspace.trainer.adapter.outbound.dl4j.operations;

import org.jspecify.annotations.NullMarked;
