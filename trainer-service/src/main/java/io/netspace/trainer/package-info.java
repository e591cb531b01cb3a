/**
 * The service that trains candidates and publishes their outcomes: its configuration and wiring.
 */
@NullMarked
package io.netspace.trainer;

import org.jspecify.annotations.NullMarked;
