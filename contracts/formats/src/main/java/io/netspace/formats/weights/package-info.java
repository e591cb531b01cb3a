/** Weights of trained networks for other programs: safetensors, and names of Python's modules. */
@NullMarked
package io.netspace.formats.weights;

import org.jspecify.annotations.NullMarked;
