namespace Dotnetes.ApiServer.Tests.Resources.Kinds;

public sealed class MatchConditionTests
{
    private const string Conditions = """[{"name":"","expression":"1"},{"name":"a","expression":" params.on "},{"name":"a","expression":""}]""";

    public static TheoryData<string, string, string, bool> Kinds { get; } = new()
    {
        { "ValidatingWebhookConfiguration", "webhooks[0]", """{"webhooks":[{"name":"a.b.c","sideEffects":"None","admissionReviewVersions":["v1"],"clientConfig":{"url":"https://a"},"matchConditions":CONDITIONS}]}""", false },
        { "MutatingWebhookConfiguration", "webhooks[0]", """{"webhooks":[{"name":"a.b.c","sideEffects":"None","admissionReviewVersions":["v1"],"clientConfig":{"url":"https://a"},"matchConditions":CONDITIONS}]}""", false },
        { "ValidatingAdmissionPolicy", "spec", """{"spec":{POLICY,"validations":[{"expression":"true"}],"matchConditions":CONDITIONS}}""", false },
        { "ValidatingAdmissionPolicy", "spec", """{"spec":{POLICY,"validations":[{"expression":"true"}],"matchConditions":CONDITIONS,"paramKind":{"apiVersion":"v1","kind":"ConfigMap"}}}""", true },
        { "MutatingAdmissionPolicy", "spec", """{"spec":{POLICY,"reinvocationPolicy":"Never","mutations":[{"patchType":"JSONPatch","jsonPatch":{"expression":"[]"}}],"matchConditions":CONDITIONS}}""", false },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_wrong_with_a_condition_is_told_condition_by_condition(string kind, string path, string json, bool hasParameters)
    {
        var value = json
            .Replace("CONDITIONS", Conditions, StringComparison.Ordinal)
            .Replace("POLICY", """ "failurePolicy":"Fail","matchConstraints":{"resourceRules":[{"apiGroups":[""],"apiVersions":["v1"],"operations":["CREATE"],"resources":["pods"]}]} """, StringComparison.Ordinal);
        string[] expected =
        [
            $"{path}.matchConditions[0].expression: Invalid value: \"1\": must evaluate to bool but got int",
            $"{path}.matchConditions[0].name: Required value",
            $"{path}.matchConditions[1].expression: Invalid value: \"params.on\": ",
            $"{path}.matchConditions[2].expression: Required value",
            $"{path}.matchConditions[2].name: Duplicate value: \"a\"",
        ];
        var errors = Check.Create("admissionregistration.k8s.io/v1", kind, value);
        var places = expected.Select(e => errors.IndexOf(e, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.Equal(hasParameters, errors.Contains("must evaluate to bool but got dyn", StringComparison.Ordinal));
    }
}
