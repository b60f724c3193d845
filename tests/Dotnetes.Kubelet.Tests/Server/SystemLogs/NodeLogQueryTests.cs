using Dotnetes.Kubelet.Server.SystemLogs;
using Dotnetes.Machinery.Validation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Dotnetes.Kubelet.Tests.Server.SystemLogs;

public sealed class NodeLogQueryTests
{
    [Theory]
    [InlineData("query=", "query: Invalid value: [\"\"]: query cannot be empty")]
    [InlineData("query=%20&query=%20%20", "query: Invalid value: [\" \",\"  \"]: query cannot be empty")]
    [InlineData("query=a&sinceTime=2019-12-04%2002:00:00", "sinceTime: Invalid value: \"2019-12-04 02:00:00\": invalid time format")]
    [InlineData("query=a&sinceTime=2019-12-04", "sinceTime: Invalid value: \"2019-12-04\": invalid time format")]
    [InlineData("query=a&untilTime=yesterday", "untilTime: Invalid value: \"yesterday\": invalid time format")]
    [InlineData("query=a&boot=foo", "boot: Invalid value: \"foo\": strconv.Atoi: parsing \"foo\": invalid syntax")]
    [InlineData("query=a&boot=%20", "boot: Invalid value: \" \": strconv.Atoi: parsing \" \": invalid syntax")]
    [InlineData("query=a&tailLines=-", "tailLines: Invalid value: \"-\": strconv.Atoi: parsing \"-\": invalid syntax")]
    [InlineData("query=a&tailLines=99999999999999999999", "tailLines: Invalid value: \"99999999999999999999\": strconv.Atoi: parsing \"99999999999999999999\": value out of range")]
    [InlineData("query=a&tailLines=x&boot=y", "[boot: Invalid value: \"y\": strconv.Atoi: parsing \"y\": invalid syntax, tailLines: Invalid value: \"x\": strconv.Atoi: parsing \"x\": invalid syntax]")]
    public void What_cannot_be_read_is_named(string query, string message)
    {
        var errors = new FieldErrorList();
        Assert.Null(Parse(query, errors));
        Assert.Equal(message, errors.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("unknown=true")]
    [InlineData("sinceTime=&untilTime=&boot=&tailLines=&pattern=")]
    public void A_request_without_anything_of_a_query_is_none(string query)
    {
        var errors = new FieldErrorList();
        Assert.Null(Parse(query, errors));
        Assert.True(errors.IsEmpty);
    }

    [Theory]
    [InlineData("query=svc1")]
    [InlineData("query=svc1&query=svc.foo&query=svc_foo&query=svc@foo:x-1")]
    [InlineData("query=svc&sinceTime=2023-01-04T02:00:00Z&untilTime=2023-02-04T02:00:00%2B02:00")]
    [InlineData("query=svc&boot=0")]
    [InlineData("query=svc&boot=-23&tailLines=0")]
    [InlineData("query=svc&tailLines=100000&pattern=^[a-z]%2B(foo|bar)$")]
    [InlineData("query=/there.log")]
    public void What_is_right_is_let_through(string query)
    {
        Assert.Equal("", Refusals(query));
    }

    [Theory]
    [InlineData("tailLines=5", "query: Required value: cannot be empty with options")]
    [InlineData("query=svc/foo&query=svc", "query: Invalid value: \"[svc/foo], [svc]\": cannot specify a file and service")]
    [InlineData("query=/a&query=%5Cb", "query: Invalid value: [\"/a\",\"\\\\b\"]: cannot specify more than one file")]
    [InlineData("query=/there.log&pattern=x", "query: Invalid value: [\"/there.log\"]: cannot specify file with options")]
    [InlineData("query=/missing.log", "query: Invalid value: [\"/missing.log\"]: statat missing.log: no such file or directory")]
    [InlineData("query=svc%0A", "query: Invalid value: \"svc\\n\": input contains unsupported characters")]
    [InlineData("query=a%20b", "query: Invalid value: \"a b\": input contains unsupported characters")]
    [InlineData("query=a&query=b&query=c&query=d&query=e", "query: Too many: 5: must have at most 4 items")]
    [InlineData("query=svc&sinceTime=2023-02-04T02:00:00Z&untilTime=2023-01-04T02:00:00Z", "untilTime: Invalid value: \"2023-01-04T02:00:00Z\": must be after `sinceTime`")]
    [InlineData("query=svc&boot=1", "boot: Invalid value: 1: must be less than 1")]
    [InlineData("query=svc&tailLines=100001", "tailLines: Invalid value: 100001: must be between 0 and 100000, inclusive")]
    [InlineData("query=svc&tailLines=-1", "tailLines: Invalid value: -1: must be between 0 and 100000, inclusive")]
    [InlineData("query=svc&pattern=foo%5C", "pattern: Invalid value: \"foo\\\\\": error parsing regexp: trailing backslash at end of expression: ``")]
    [InlineData("query=svc&pattern=(foo", "pattern: Invalid value: \"(foo\": error parsing regexp: missing closing ): `(foo`")]
    [InlineData("query=svc&pattern=foo)", "pattern: Invalid value: \"foo)\": error parsing regexp: unexpected ): `foo)`")]
    [InlineData("query=svc&pattern=a[b", "pattern: Invalid value: \"a[b\": error parsing regexp: missing closing ]: `[b`")]
    [InlineData("query=svc&pattern=*", "pattern: Invalid value: \"*\": error parsing regexp: missing argument to repetition operator: `*`")]
    public void What_may_not_be_asked_is_refused_with_its_reason(string query, string message)
    {
        Assert.Equal(message, Refusals(query));
    }

    [Fact]
    public void A_name_may_have_256_characters()
    {
        Assert.Equal("", Refusals("query=" + new string('x', 256)));
        Assert.EndsWith("length must be less than 256", Refusals("query=" + new string('x', 257)));
    }

    [Fact]
    public void The_journal_is_asked_for_what_the_query_says()
    {
        var query = Parse("query=a&query=b&sinceTime=2023-01-04T04:00:00%2B02:00&untilTime=2023-02-04T02:00:00Z&tailLines=7&pattern=x|y&boot=-1", new FieldErrorList())!;
        Assert.Equal(
            [
                "--utc", "--no-pager", "--output=short-precise", "--since=2023-01-04 02:00:00 UTC", "--until=2023-02-04 02:00:00 UTC", "--pager-end", "--lines=7", "--unit=a", "--unit=b", "--grep=x|y",
                "--boot", "-1",
            ],
            NodeLogReader.Arguments(query, query.Services));
    }

    private static NodeLogQuery? Parse(string query, FieldErrorList errors) => NodeLogQuery.Parse(new QueryCollection(QueryHelpers.ParseQuery(query)), errors);

    private static string Refusals(string query)
    {
        var errors = new FieldErrorList();
        var parsed = Parse(query, errors);
        Assert.Equal("", errors.ToString());
        return parsed!.Validate(file => file == "/missing.log" ? "statat missing.log: no such file or directory" : null).ToString();
    }
}
