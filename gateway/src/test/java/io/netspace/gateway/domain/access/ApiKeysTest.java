package io.netspace.gateway.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {
  private static final Instant CREATED = Instant.parse("2026-03-01T10:00:00Z");
  private static final String SECRET = ApiKey.secret(new byte[32]);
  private static final ApiKey ADA =
      new ApiKey("ada", EnumSet.of(Role.APPROVER, Role.OPERATOR), ApiKey.hash(SECRET), CREATED);

  @Test
  void theFileHasTheHashOfAKeyAndNotTheKey() {
    // When
    String text = ApiKeys.NONE.with(ADA).text();

    // Then
    assertThat(text)
        .contains("\nada operator,approver " + ApiKey.hash(SECRET) + " 2026-03-01T10:00:00Z\n")
        .doesNotContain(SECRET);
    assertThat(ApiKeys.parse(text).keys()).containsExactly(ADA);
    assertThat(ApiKeys.parse(text).find(SECRET)).contains(ADA);
    assertThat(ApiKeys.parse(text).find(SECRET + "x")).isEmpty();
    assertThat(ApiKeys.parse(text).without("ada").find(SECRET)).isEmpty();
  }

  @Test
  void aNameIsOfOneKeyOnly() {
    ApiKeys keys = ApiKeys.NONE.with(ADA);

    assertThatThrownBy(() -> keys.with(ADA)).hasMessage("name (ada) must be one key's only.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada operator",
        "ada root 0 2026-03-01T10:00:00Z",
        "ada operator abc 2026-03-01T10:00:00Z",
        "nsk_secret"
      })
  void aLineThatIsNoKeyIsNamedByItsNumber(String line) {
    assertThatThrownBy(() -> ApiKeys.parse("# keys\n" + line))
        .hasMessageStartingWith("line (2) must be")
        .hasMessageNotContaining("nsk_");
  }

  @Test
  void aBucketIsEmptyAfterItsRequestsAndRefilledSteadily() {
    // Given
    RequestRate rate = new RequestRate(60);
    for (int i = 0; i < 60; i++) {
      assertThat(rate.take("ada", 0)).isZero();
    }

    // When / Then
    assertThat(rate.take("ada", 0)).isEqualTo(1);
    assertThat(rate.take("grace", 0)).isZero();
    assertThat(rate.take("ada", 1_000_000_000)).isZero();
    assertThat(rate.take("ada", 1_000_000_000)).isEqualTo(1);
  }
}
