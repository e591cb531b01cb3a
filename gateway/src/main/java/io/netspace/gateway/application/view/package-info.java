/** JSON responses of the HTTP API, and how they follow from the read model. */
@NullMarked
package io.netspace.gateway.application.view;

import org.jspecify.annotations.NullMarked;
