/** How often decisions err, on simulated studies. */
@NullMarked
package io.netspace.lab.calibration;

import org.jspecify.annotations.NullMarked;
