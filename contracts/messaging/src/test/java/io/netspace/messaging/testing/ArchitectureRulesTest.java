package io.netspace.messaging.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.netspace.model.testing.ArchitectureRules;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule finds the class of the package {@code violations} that violates it. */
class ArchitectureRulesTest {
  private static final String ROOT = "io.netspace.messaging.testing.violations";
  private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages(ROOT);

  @Test
  void aDomainThatKnowsEventsIsFound() {
    assertFinds(ArchitectureRules.domainDependsOnlyOnTheModel(ROOT), "DomainWithAnEvent");
  }

  @Test
  void aDomainOfNumbersArraysAndTheModelIsAllowed() {
    // When
    List<String> found =
        ArchitectureRules.domainDependsOnlyOnTheModel(ROOT)
            .evaluate(VIOLATIONS)
            .getFailureReport()
            .getDetails();

    // Then
    assertThat(found).noneMatch(detail -> detail.contains("Allowed"));
  }

  @Test
  void aDomainThatReadsAClockIsFound() {
    assertFinds(ArchitectureRules.domainHasNoClockAndNoLogger(ROOT), "DomainWithAClock");
  }

  @Test
  void aUseCaseThatKnowsAnAdapterIsFound() {
    assertFinds(ArchitectureRules.applicationKnowsNoTechnology(ROOT), "UseCaseWithAnAdapter");
  }

  @Test
  void anInboundAdapterThatKnowsAnOutboundOneIsFound() {
    assertFinds(ArchitectureRules.inboundAndOutboundAreIndependent(ROOT), "InboundWithOutbound");
  }

  @Test
  void anAdapterThatKnowsAnotherIsFound() {
    assertFinds(ArchitectureRules.adaptersAreIndependent(ROOT), "AdapterOfAnAdapter");
  }

  @Test
  void aPackageThatIsNotNullMarkedIsFound() {
    assertFinds(ArchitectureRules.packagesAreNullMarked(ROOT), "FirstAdapter");
  }

  private static void assertFinds(ArchRule rule, String offender) {
    assertThat(rule.evaluate(VIOLATIONS).getFailureReport().getDetails())
        .isNotEmpty()
        .allMatch(detail -> detail.contains(ROOT))
        .anyMatch(detail -> detail.contains(offender));
  }
}
