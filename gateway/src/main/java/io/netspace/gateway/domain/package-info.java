/** What the gateway knows of studies, and the views that follow from it; pure functions. */
@NullMarked
package io.netspace.gateway.domain;

import org.jspecify.annotations.NullMarked;
