/**
 * Backbones with the images of a batch innermost, {@code [channel][row][column][image]}, in Java
 * with the Vector API: every vector is full, whatever the channels and group widths are.
 */
@NullMarked
package io.netspace.trainer.adapter.outbound.dl4j.vector;

import org.jspecify.annotations.NullMarked;
