/**
 * A layer over oneDNN: primitives created once and run many times, tensors, layouts and programs.
 */
@NullMarked
package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import org.jspecify.annotations.NullMarked;
