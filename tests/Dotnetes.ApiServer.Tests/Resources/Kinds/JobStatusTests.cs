namespace Dotnetes.ApiServer.Tests.Resources.Kinds;

public sealed class JobStatusTests
{
    private const string Spec = """ "template":{"spec":{"restartPolicy":"Never","containers":[{"name":"c","image":"i"}]}} """;
    private const string Indexed = """ "completionMode":"Indexed","completions":5,"parallelism":2,"backoffLimitPerIndex":1, """;
    private const string Early = "2026-01-01T00:00:00Z";
    private const string Late = "2026-01-02T00:00:00Z";

    /// <summary>More of the spec, the status before, the status after, what is wrong.</summary>
    public static TheoryData<string, string, string, string> Wrong { get; } = new()
    {
        { "", "{}", """{"active":-1}""", "status.active: Invalid value: -1: must be greater than or equal to 0" },
        { "", "{}", """{"ready":-1,"terminating":-2}""", "[status.ready: Invalid value: -1: must be greater than or equal to 0, status.terminating: Invalid value: -2: must be greater than or equal to 0]" },
        { "", "{}", """{"active":1,"ready":2}""", "status.ready: Invalid value: 2: cannot set more ready pods than active" },
        { "", "{}", """{"uncountedTerminatedPods":{"succeeded":["","a","a"]}}""", "[status.uncountedTerminatedPods.succeeded[0]: Invalid value: \"\": must not be empty, status.uncountedTerminatedPods.succeeded[2]: Duplicate value: \"a\"]" },
        { "", "{}", """{"uncountedTerminatedPods":{"succeeded":["a"],"failed":["a"]}}""", "status.uncountedTerminatedPods.failed[0]: Duplicate value: \"a\"" },
        { "", "{}", $$"""{"completionTime":"{{Late}}"}""", $"status.completionTime: Invalid value: \"{Late}\": cannot set completionTime when there is no Complete=True condition" },
        { "", "{}", Status("Complete,SuccessCriteriaMet", $"\"startTime\":\"{Early}\""), "status.completionTime: Required value: completionTime is required for Complete jobs" },
        { "", "{}", Status("Complete,SuccessCriteriaMet", $"\"startTime\":\"{Late}\",\"completionTime\":\"{Early}\""), $"status.completionTime: Invalid value: \"{Early}\": must be equal to or after `startTime`" },
        { "", "{}", Status("Complete", Times), "status.conditions: Invalid value: cannot set Complete=True condition without the SuccessCriteriaMet=true condition" },
        { "", "{}", Status("Failed", $"\"startTime\":\"{Early}\""), "status.conditions: Invalid value: cannot set Failed=True condition without the FailureTarget=true condition" },
        { "", "{}", Status("Failed,FailureTarget", ""), "status.startTime: Required value: startTime is required for finished job" },
        { "", "{}", Status("Failed,FailureTarget", $"\"startTime\":\"{Early}\",\"active\":1"), "status.active: Invalid value: 1: active>0 is invalid for finished job" },
        { "", "{}", Status("Failed,FailureTarget", $"\"startTime\":\"{Early}\",\"terminating\":1"), "status.terminating: Invalid value: 1: terminating>0 is invalid for finished job" },
        { "", "{}", Status("Failed,FailureTarget", $$"""  "startTime":"{{Early}}","uncountedTerminatedPods":{"failed":["a"]} """), "status.uncountedTerminatedPods: Invalid value: {\"Succeeded\":null,\"Failed\":[\"a\"]}: must be empty for finished job" },
        { "", "{}", Status("SuccessCriteriaMet,FailureTarget", ""), "status.conditions: Invalid value: cannot set SuccessCriteriaMet=True and FailureTarget=true conditions" },
        {
            "", "{}", Status("Complete,SuccessCriteriaMet,Failed,FailureTarget", Times),
            "[status.conditions: Invalid value: cannot set Complete=True and Failed=true conditions, status.conditions: Invalid value: cannot set Complete=True and FailureTarget=true conditions, "
            + "status.conditions: Invalid value: cannot set SuccessCriteriaMet=True and Failed=true conditions, status.conditions: Invalid value: cannot set SuccessCriteriaMet=True and FailureTarget=true conditions]"
        },
        { "", "{}", """{"completedIndexes":"0"}""", "status.completedIndexes: Invalid value: \"0\": cannot set non-empty completedIndexes when non-indexed completion mode" },
        { "", "{}", """{"failedIndexes":""}""", "status.failedIndexes: Invalid value: \"\": cannot set non-null failedIndexes when backoffLimitPerIndex is null" },
        { Indexed, "{}", """{"completedIndexes":"x"}""", "status.completedIndexes: Invalid value: \"x\": error parsing completedIndexes: cannot convert string to integer for index: \"x\"" },
        { Indexed, "{}", """{"completedIndexes":"1-2-3"}""", "status.completedIndexes: Invalid value: \"1-2-3\": error parsing completedIndexes: the fragment \"1-2-3\" violates the requirement that an index interval can have at most two parts separated by '-'" },
        { Indexed, "{}", """{"completedIndexes":"3,1"}""", "status.completedIndexes: Invalid value: \"3,1\": error parsing completedIndexes: non-increasing order, previous: 3, current: 1" },
        { Indexed, "{}", """{"failedIndexes":"2-5"}""", "status.failedIndexes: Invalid value: \"2-5\": error parsing failedIndexes: too large index: \"5\"" },
        { Indexed, "{}", """{"completedIndexes":"0,2-4","failedIndexes":"1,3"}""", "status.failedIndexes: Invalid value: \"1,3\": failedIndexes and completedIndexes overlap at index: 3" },
        { Indexed, """{"succeeded":2,"failed":2}""", """{"succeeded":1,"failed":1}""", "[status.failed: Invalid value: 1: cannot decrease the failed counter, status.succeeded: Invalid value: 1: cannot decrease the succeeded counter]" },
        { "", $$"""{"startTime":"{{Early}}"}""", $$"""{"startTime":"{{Late}}"}""", $"status.startTime: Invalid value: \"{Late}\": field is immutable for unsuspended job once set" },
        { "", $$"""{"startTime":"{{Early}}"}""", "{}", "status.startTime: Invalid value: \"null\": field is immutable for unsuspended job once set" },
        { "", Status("FailureTarget", ""), "{}", "status.conditions: Invalid value: cannot disable the terminal FailureTarget=True condition" },
        { "", Status("SuccessCriteriaMet", ""), "{}", "status.conditions: Invalid value: cannot disable the SuccessCriteriaMet=True condition" },
        { "", Status("Complete,SuccessCriteriaMet", Times), Status("Complete,SuccessCriteriaMet", $"\"startTime\":\"{Early}\",\"completionTime\":\"{Early}\""), $"status.completionTime: Invalid value: \"{Early}\": field is immutable" },
        { "", Status("Complete", Times), Status("Complete,SuccessCriteriaMet", Times), "status.conditions: Invalid value: cannot set SuccessCriteriaMet=True for Job already has Complete=true conditions" },
    };

    /// <summary>More of the spec, the status before, the status after.</summary>
    public static TheoryData<string, string, string> Right { get; } = new()
    {
        { "", "{}", """{"active":2,"ready":2,"terminating":1,"uncountedTerminatedPods":{"succeeded":["a"],"failed":["b"]}}""" },
        { "", "{}", Status("Complete,SuccessCriteriaMet", Times) },
        { "", Status("SuccessCriteriaMet", Times.Split(',')[0]), Status("Complete,SuccessCriteriaMet", Times) },
        { "", Status("Complete", Times), Status("Complete", Times + ",\"succeeded\":1") },
        { "", """{"active":1,"ready":2}""", """{"active":1,"ready":2,"failed":1}""" },
        { """ "suspend":true,"completions":0, """, "{}", Status("Complete,SuccessCriteriaMet", $"\"completionTime\":\"{Late}\"") },
        { """ "suspend":true, """, $$"""{"startTime":"{{Early}}"}""", "{}" },
        { "", $$"""{"startTime":"{{Early}}","conditions":[{"type":"Suspended","status":"True"}]}""", $$"""{"startTime":"{{Late}}","conditions":[{"type":"Suspended","status":"False"}]}""" },
        { Indexed, "{}", """{"completedIndexes":"0-2,4","failedIndexes":"3"}""" },
        { Indexed, """{"completedIndexes":"7"}""", """{"completedIndexes":"7","active":1}""" },
        { """ "completionMode":"Indexed","completions":2,"parallelism":2, """, """{"succeeded":2}""", """{"succeeded":1}""" },
    };

    private static string Times => $"\"startTime\":\"{Early}\",\"completionTime\":\"{Late}\"";

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_status_that_contradicts_itself_or_what_was_said_is_refused(string more, string before, string after, string expected) =>
        Assert.Equal(expected, Check.Update("batch/v1", "Job", Json(more, before), Json(more, after), "status"));

    [Theory]
    [MemberData(nameof(Right))]
    public void A_status_may_change_as_controllers_change_it(string more, string before, string after) =>
        Assert.Equal("", Check.Update("batch/v1", "Job", Json(more, before), Json(more, after), "status"));

    private static string Json(string more, string status) => $$"""{"spec":{{{more}}{{Spec}}},"status":{{status}}}""";

    private static string Status(string conditions, string more) =>
        $$"""{"conditions":[{{string.Join(',', conditions.Split(',').Select(c => $$"""{"type":"{{c}}","status":"True"}"""))}}]{{(more.Length == 0 ? "" : ",")}}{{more}}}""";
}
