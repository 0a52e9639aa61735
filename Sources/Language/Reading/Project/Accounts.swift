import Catalog
public import Diagnostics
import Flow
import Source
import YAML

extension NodeReader {
  /// Other accounts, by their IDs, with the role that state machines assume there.
  func accounts(_ node: NodeIndex) -> [OtherAccount] {
    (names(node, .key("accounts")) ?? []).compactMap { entry in
      guard let id = text(entry.name, .otherAccount), id.value.utf8.isAccountID else {
        report(
          .accountForm, .isText(.otherAccount, tree.text(of: entry.name)), at: span(entry.name),
          hint: .writeTwelveDigits)
        return nil
      }
      guard let fields = fields(entry.value, as: AccountKey.self), let node = fields[.role],
        let role = role(node, of: id)
      else { return nil }
      return OtherAccount(id: id, role: role)
    }
  }

  private func role(_ node: NodeIndex, of account: Located<String>) -> Located<String>? {
    guard let text = text(node, .key("role"), wanted: .roleARN) else { return nil }
    guard case .success(let arn) = AmazonResourceName.parse(text.value), arn.service == "iam",
      arn.resource.hasPrefix("role/"), arn.account == account.value,
      arn.resource.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"*?$".utf8.contains($0) })
    else {
      report(
        .accountRole, .isNotRole(text.value, of: account.value), at: text.span, hint: .writeRole(of: account.value))
      return nil
    }
    return text
  }
}

public extension DiagnosticCode {
  static let accountRole = DiagnosticCode(
    921, "account-role", stage: .workflow, summary: "The role for another account is not a role of that account.",
    explanation: """
      A state machine calls into another account by assuming a role there, which trusts the machine's own role. A role \
      of a third account would reach the resources of that account instead.

      Write the ARN of a role with the same account ID as its key.
      """, source: "Step Functions Developer Guide, \"Accessing resources in other AWS accounts\"",
    example: projectExample(
      "accounts: {\"999988887777\": {role: ⏵\"arn:aws:iam::111122223333:role/callee\"⏴}}",
      "accounts: {\"999988887777\": {role: \"arn:aws:iam::999988887777:role/callee\"}}"))
}

extension Sentence {
  static let otherAccount: Sentence = "another account"
  static let roleARN: Sentence = "the ARN of a role"
  static func isNotRole(_ text: String, of account: String) -> Sentence {
    "\(quoted: text) is not a role of the account \(term: account)"
  }
  static func writeRole(of account: String) -> Sentence { "write 'arn:aws:iam::\(term: account):role/NAME'" }
}
