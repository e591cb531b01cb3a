/**
 * What travels between the services beside the outcomes of the vocabulary; for adapters and use
 * cases, never for a domain.
 */
@NullMarked
package io.netspace.contracts.event;

import org.jspecify.annotations.NullMarked;
