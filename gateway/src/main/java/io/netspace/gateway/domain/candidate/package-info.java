/** Status and results of candidates, in immutable blocks. */
@NullMarked
package io.netspace.gateway.domain.candidate;

import org.jspecify.annotations.NullMarked;
