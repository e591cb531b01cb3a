/**
 * The concepts of training, independent of an engine: labelled images, their split, devices and
 * results.
 */
@NullMarked
package io.netspace.trainer.domain;

import org.jspecify.annotations.NullMarked;
