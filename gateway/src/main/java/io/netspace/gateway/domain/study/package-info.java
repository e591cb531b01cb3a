/** Facts of a study, its life cycle and its forecast. */
@NullMarked
package io.netspace.gateway.domain.study;

import org.jspecify.annotations.NullMarked;
