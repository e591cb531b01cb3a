package io.netspace.gateway.adapter.inbound.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.gateway.domain.access.Role;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "127.1.2.3, true",
    "::1, true",
    "localhost, true",
    "0.0.0.0, false",
    "::, false",
    "192.168.1.10, false",
    "name.invalid, false"
  })
  void onlyAddressesOfThisMachineNeedNoLogin(String address, boolean isLoopback) {
    assertThat(Access.isLoopback(address)).isEqualTo(isLoopback);
  }

  @Test
  void rolesHaveTheSameWordsInAnnotationsAndKeys() {
    assertThat(Arrays.stream(Role.values()).map(Role::word))
        .containsExactly(Roles.VIEWER, Roles.OPERATOR, Roles.APPROVER);
  }

  @Test
  void aGatewayThatOthersReachDoesNotStartWithoutALogin() {
    assertThatThrownBy(() -> Access.requirePossible("0.0.0.0", true, false, false))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "quarkus.http.host (0.0.0.0) needs a login, and there is none: add");
    assertThatCode(() -> Access.requirePossible("0.0.0.0", true, true, false))
        .doesNotThrowAnyException();
    assertThatCode(() -> Access.requirePossible("0.0.0.0", true, false, true))
        .doesNotThrowAnyException();
    assertThatCode(() -> Access.requirePossible("127.0.0.1", false, false, false))
        .doesNotThrowAnyException();
  }
}
