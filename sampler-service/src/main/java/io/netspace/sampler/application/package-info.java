/** Use cases: sampling requested populations within limits, and abandoning lost candidates. */
@NullMarked
package io.netspace.sampler.application;

import org.jspecify.annotations.NullMarked;
