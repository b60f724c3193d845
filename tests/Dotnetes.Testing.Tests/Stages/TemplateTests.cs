using Dotnetes.Machinery.Json;
using Dotnetes.Testing.Stages.Templates;

namespace Dotnetes.Testing.Tests.Stages;

public sealed class TemplateTests
{
    private const string Pod = """
        {"metadata":{"name":"p","uid":"u"},"spec":{"hostNetwork":true,"containers":[{"name":"a","image":"x:1"},{"name":"b","image":"y:2"}]},
         "status":{"count":3,"empty":[],"map":{"k":"v","l":"w"}}}
        """;

    [Theory]
    [InlineData("text", "text")]
    [InlineData("{{ .metadata.name }}", "p")]
    [InlineData("{{ .metadata.name | Quote }}", "\"p\"")]
    [InlineData("{{ .status.count | Quote }}", "\"3\"")]
    [InlineData("{{ .metadata.missing.below }}", "<no value>")]
    [InlineData("{{ $.metadata.name }}", "p")]
    [InlineData("{{ $x := .metadata }}{{ $x.name }}", "p")]
    [InlineData("{{ $n := 0 }}{{ range .spec.containers }}{{ $n = add1 $n }}{{ end }}{{ $n }}", "2")]
    [InlineData("{{ if .spec.hostNetwork }}yes{{ else }}no{{ end }}", "yes")]
    [InlineData("{{ if .status.empty }}yes{{ else if .status.count }}some{{ else }}no{{ end }}", "some")]
    [InlineData("{{ with .status.map }}{{ .k }}{{ $.metadata.uid }}{{ else }}none{{ end }}", "vu")]
    [InlineData("{{ with .status.empty }}{{ . }}{{ else }}none{{ end }}", "none")]
    [InlineData("{{ range .spec.containers }}{{ .name }}={{ .image }};{{ end }}", "a=x:1;b=y:2;")]
    [InlineData("{{ range $i, $c := .spec.containers }}{{ $i }}{{ $c.name }}{{ end }}", "0a1b")]
    [InlineData("{{ range $k, $v := .status.map }}{{ $k }}{{ $v }} {{ end }}", "kv lw ")]
    [InlineData("{{ range .status.empty }}x{{ else }}none{{ end }}", "none")]
    [InlineData("{{ range .spec.containers }}{{ .name }}{{ break }}{{ end }}", "a")]
    [InlineData("{{ range .spec.containers }}{{ if eq .name \"a\" }}{{ continue }}{{ end }}{{ .name }}{{ end }}", "b")]
    [InlineData("{{ index .spec.containers 1 | toJson }}", "{\"image\":\"y:2\",\"name\":\"b\"}")]
    [InlineData("{{ (index .spec.containers 1).image }}", "y:2")]
    [InlineData("{{ index .status.map \"l\" }}", "w")]
    [InlineData("{{ or .metadata.missing \"d\" }}{{ and .metadata.name \"e\" }}", "de")]
    [InlineData("{{ not .metadata.missing }} {{ len .spec.containers }} {{ gt .status.count 2 }}", "true 2 true")]
    [InlineData("{{ printf \"%s-%d %q\" .metadata.name .status.count \"q\" }}", "p-3 \"q\"")]
    [InlineData("a {{- /* nothing */ -}} b", "ab")]
    [InlineData("a {{- \"x\" }} b", "ax b")]
    [InlineData("{{ define \"t\" }}<{{ .c.name }}{{ .n }}>{{ end }}{{ range .spec.containers }}{{ template \"t\" dict \"c\" . \"n\" 1 }}{{ end }}", "<a1><b1>")]
    [InlineData("{{ `raw \"text\"` }}", "raw \"text\"")]
    [InlineData("{{ YAML .status.map 1 }}", "\n  k: v\n  l: w\n  ")]
    [InlineData("{{ Other .metadata.name 1 | upper }}", "OTHER P 1")]
    [InlineData("{{ .metadata.missing | default \"d\" }}", "d")]
    public void A_template_gives_what_go_would(string template, string expected) =>
        Assert.Equal(expected, Parse(template).Execute(JsonValue.Parse(Pod), (name, arguments) => new JsonString($"{name} {string.Join(' ', arguments.Select(TemplateFunctions.Print))}")));

    [Theory]
    [InlineData("{{ .a", "does not end")]
    [InlineData("{{ if .a }}x", "does not end")]
    [InlineData("{{ range .a }}x{{ else }}y", "does not end")]
    [InlineData("x{{ end }}", "ends nothing")]
    [InlineData("{{ Unknown }}", "no function Unknown")]
    [InlineData("{{ .a | }}", "command is missing")]
    [InlineData("{{ (.a }}", "parenthesis")]
    [InlineData("{{ \"a }}", "does not end")]
    [InlineData("{{ # }}", "unexpected #")]
    public void A_template_that_is_wrong_says_why(string template, string complaint) =>
        Assert.Contains(complaint, Assert.Throws<FormatException>(() => Parse(template)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{{ $x }}", "no variable $x")]
    [InlineData("{{ index .spec.containers 7 }}", "out of range")]
    [InlineData("{{ .metadata.name 1 }}", "as if it were a function")]
    [InlineData("{{ template \"t\" }}", "no template")]
    [InlineData("{{ define \"t\" }}{{ template \"t\" }}{{ end }}{{ template \"t\" }}", "never ends")]
    [InlineData("{{ sub 1 }}", "cannot be called")]
    public void What_cannot_be_computed_says_why(string template, string complaint) => Assert.Contains(
        complaint,
        Assert.Throws<FormatException>(() => Parse(template).Execute(JsonValue.Parse(Pod), (_, _) => JsonNull.Instance)).Message,
        StringComparison.Ordinal);

    private static GoTemplate Parse(string template) => new(template, new HashSet<string> { "Other" });
}
