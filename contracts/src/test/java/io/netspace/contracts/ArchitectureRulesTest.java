package io.netspace.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule finds the class of the package {@code offence} that breaks it. */
class ArchitectureRulesTest {
  private static final String ROOT = "io.netspace.contracts.offence";
  private static final JavaClasses OFFENCES = new ClassFileImporter().importPackages(ROOT);

  @Test
  void aDomainThatKnowsEventsIsFound() {
    assertFinds(ArchitectureRules.domainKnowsOnlyTheVocabulary(ROOT), "DomainWithAnEvent");
  }

  @Test
  void aDomainOfNumbersArraysAndTheVocabularyIsLawful() {
    // When
    List<String> found =
        ArchitectureRules.domainKnowsOnlyTheVocabulary(ROOT)
            .evaluate(OFFENCES)
            .getFailureReport()
            .getDetails();

    // Then
    assertThat(found).noneMatch(detail -> detail.contains("Lawful"));
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
    assertFinds(ArchitectureRules.inboundAndOutboundDoNotMeet(ROOT), "InboundWithOutbound");
  }

  @Test
  void anAdapterThatKnowsAnotherIsFound() {
    assertFinds(ArchitectureRules.adaptersDoNotMeet(ROOT), "AdapterOfAnAdapter");
  }

  @Test
  void aPackageThatIsNotNullMarkedIsFound() {
    assertFinds(ArchitectureRules.packagesAreNullMarked(ROOT), "FirstAdapter");
  }

  private static void assertFinds(ArchRule rule, String offender) {
    assertThat(rule.evaluate(OFFENCES).getFailureReport().getDetails())
        .isNotEmpty()
        .allMatch(detail -> detail.contains(ROOT))
        .anyMatch(detail -> detail.contains(offender));
  }
}
