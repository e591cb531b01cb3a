/**
 * What training is, apart from any engine: labelled images, their split, and how a training ends.
 */
@NullMarked
package io.netspace.trainer.domain;

import org.jspecify.annotations.NullMarked;
