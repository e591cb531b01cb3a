/** How often a sequential decision agrees with that on all networks, on recorded studies. */
@NullMarked
package io.netspace.lab.agreement;

import org.jspecify.annotations.NullMarked;
