/** Who may do what: roles, API keys, and how many requests a login may make. */
@NullMarked
package io.netspace.gateway.domain.access;

import org.jspecify.annotations.NullMarked;
