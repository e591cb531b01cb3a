/** The loop without training, under load. */
@NullMarked
package io.netspace.lab.loop;

import org.jspecify.annotations.NullMarked;
