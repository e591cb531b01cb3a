/** The gateway: what people see of the loop, and where they ask for something. */
@NullMarked
package io.netspace.gateway;

import org.jspecify.annotations.NullMarked;
