/** The gateway: the HTTP API of studies, their live stream and their page, over a read model. */
@NullMarked
package io.netspace.gateway;

import org.jspecify.annotations.NullMarked;
