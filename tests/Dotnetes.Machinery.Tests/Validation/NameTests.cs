using Dotnetes.Machinery.Validation;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Machinery.Tests.Validation;

public sealed class NameTests
{
    private const string Label1123 = "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
    private const string Subdomain = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
    private const string Label1035 = "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";
    private const string NamePart = "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
    private const string LabelValue = "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    [Theory]
    [InlineData("a")]
    [InlineData("0")]
    [InlineData("my-name")]
    [InlineData("a--b")]
    [InlineData("", Label1123)]
    [InlineData("-a", Label1123)]
    [InlineData("a-", Label1123)]
    [InlineData("A", Label1123)]
    [InlineData("a_b", Label1123)]
    [InlineData("ä", Label1123)]
    [InlineData("a\n", Label1123)]
    [InlineData("a.b", "must not contain dots")]
    public void Labels_of_rfc_1123(string value, params string[] messages) => Assert.Equal(messages, DnsNames.IsDns1123Label(value));

    [Fact]
    public void Lengths_are_counted_in_bytes_and_named_in_characters_or_bytes()
    {
        Assert.Empty(DnsNames.IsDns1123Label(new string('a', 63)));
        Assert.Equal(["must be no more than 63 characters"], DnsNames.IsDns1123Label(new string('a', 64)));
        Assert.Equal(["must be no more than 63 bytes"], DnsNames.IsDns1123Label(new string('a', 64), inBytes: true));
        Assert.Equal(["must be no more than 63 characters", Label1123], DnsNames.IsDns1123Label(new string('ä', 32)));
        Assert.Empty(DnsNames.IsDns1123Subdomain(new string('a', 253)));
        Assert.Equal(["must be no more than 253 characters"], DnsNames.IsDns1123Subdomain(new string('a', 254)));
        Assert.Equal(["name part must be no more than 63 bytes"], QualifiedNames.IsQualifiedName(new string('a', 64)));
        Assert.Equal(["must be no more than 63 bytes"], QualifiedNames.IsLabelValue(new string('a', 64)));
        Assert.Equal(["must be no more than 253 characters"], Identifiers.IsConfigMapKey(new string('a', 254)));
    }

    [Theory]
    [InlineData("a.b-c.1")]
    [InlineData("", Subdomain)]
    [InlineData("a..b", Subdomain)]
    [InlineData(".a", Subdomain)]
    [InlineData("a.", Subdomain)]
    [InlineData("a.-b", Subdomain)]
    [InlineData("a.B", Subdomain)]
    public void Subdomains(string value, params string[] messages) => Assert.Equal(messages, DnsNames.IsDns1123Subdomain(value));

    [Theory]
    [InlineData("a1")]
    [InlineData("1a", Label1035)]
    [InlineData("", Label1035)]
    [InlineData("a.b", Label1035)]
    public void Labels_of_rfc_1035(string value, params string[] messages) => Assert.Equal(messages, DnsNames.IsDns1035Label(value));

    [Theory]
    [InlineData("_a.b_c", true)]
    [InlineData("a_", false)]
    [InlineData("_", false)]
    [InlineData("__a", false)]
    public void Subdomains_with_underscores(string value, bool valid) => Assert.Equal(valid, DnsNames.IsDns1123SubdomainWithUnderscore(value).IsEmpty);

    [Theory]
    [InlineData("*.a.b", true)]
    [InlineData("*", false)]
    [InlineData("*.", false)]
    [InlineData("*a.b", false)]
    [InlineData("a.*.b", false)]
    public void Wildcards(string value, bool valid) => Assert.Equal(valid, DnsNames.IsWildcardDns1123Subdomain(value).IsEmpty);

    [Theory]
    [InlineData("simple")]
    [InlineData("now-with_caps.A")]
    [InlineData("kubernetes.io/name")]
    [InlineData("1.2.3.4/5678")]
    [InlineData("", "name part must be non-empty", NamePart)]
    [InlineData("a/", "name part must be non-empty", NamePart)]
    [InlineData("/a", "prefix part must be non-empty")]
    [InlineData("-a", NamePart)]
    [InlineData("a b", NamePart)]
    [InlineData("A.com/a", "prefix part " + Subdomain)]
    [InlineData("a/b/c", "a valid label key must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')")]
    public void Qualified_names(string value, params string[] messages) => Assert.Equal(messages, QualifiedNames.IsQualifiedName(value));

    [Theory]
    [InlineData("")]
    [InlineData("a_B.c-1")]
    [InlineData("-a", LabelValue)]
    [InlineData("a/b", LabelValue)]
    public void Label_values(string value, params string[] messages) => Assert.Equal(messages, QualifiedNames.IsLabelValue(value));

    [Theory]
    [InlineData("http")]
    [InlineData("a-1")]
    [InlineData("", "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)", "must contain at least one letter (a-z)")]
    [InlineData("123", "must contain at least one letter (a-z)")]
    [InlineData("a--b", "must not contain consecutive hyphens")]
    [InlineData("-a", "must not begin or end with a hyphen")]
    [InlineData("toolongportnames", "must be no more than 15 characters")]
    [InlineData("A", "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)", "must contain at least one letter (a-z)")]
    public void Port_names(string value, params string[] messages) => Assert.Equal(messages, Identifiers.IsPortName(value));

    [Theory]
    [InlineData("key.name")]
    [InlineData(".a")]
    [InlineData("", "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')")]
    [InlineData(".", "must not be '.'")]
    [InlineData("..", "must not be '..'")]
    [InlineData("..a", "must not start with '..'")]
    public void Config_map_keys(string value, params string[] messages) => Assert.Equal(messages, Identifiers.IsConfigMapKey(value));

    [Theory]
    [InlineData("MY_ENV.name-1", true, true)]
    [InlineData("1a", false, true)]
    [InlineData("a b", false, true)]
    [InlineData("a=b", false, false)]
    [InlineData("ä", false, false)]
    [InlineData("", false, false)]
    public void Environment_variables(string value, bool strict, bool relaxed)
    {
        Assert.Equal(strict, Identifiers.IsEnvVarName(value).IsEmpty);
        Assert.Equal(relaxed, Identifiers.IsRelaxedEnvVarName(value).IsEmpty);
    }

    [Theory]
    [InlineData("_a1", true)]
    [InlineData("1a", false)]
    [InlineData("", false)]
    [InlineData("a-b", false)]
    public void C_identifiers(string value, bool valid) => Assert.Equal(valid, Identifiers.IsCIdentifier(value).IsEmpty);

    [Fact]
    public void Other_syntaxes()
    {
        Assert.Empty(Identifiers.IsHttpHeaderName("X-Header-Name"));
        Assert.Equal(["a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')"], Identifiers.IsHttpHeaderName("a_b"));
        Assert.Empty(Identifiers.IsPercent("93%"));
        Assert.Equal(["a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')"], Identifiers.IsPercent("%"));
        Assert.Equal(["must be between 1 and 65535, inclusive"], Identifiers.IsPortNumber(0));
        Assert.Empty(Identifiers.IsPortNumber(65535));
        Assert.Equal(["must be between 0 and 2147483647, inclusive"], Identifiers.IsUserId(-1));
        Assert.Equal(["may not be '..'"], Identifiers.IsPathSegmentName(".."));
        Assert.Equal(["may not contain '/'", "may not contain '%'"], Identifiers.IsPathSegmentName("a/%"));
        Assert.Empty(Identifiers.IsPathSegmentName(""));
        Assert.Empty(Identifiers.IsDecimalInteger("-12"));
        Assert.Empty(Identifiers.IsDecimalInteger("0"));
        foreach (var value in new[] { "-0", "01", "+1", "-", "1a" })
        {
            Assert.Equal(["must be a valid decimal integer in canonical form"], Identifiers.IsDecimalInteger(value));
        }
    }

    [Theory]
    [InlineData("a.b.c", true, true)]
    [InlineData("a.b", false, true)]
    [InlineData("a.b.", false, true)]
    [InlineData("a", false, false)]
    [InlineData("", false, false)]
    public void Fully_qualified_names(string value, bool three, bool two)
    {
        Assert.Equal(three, DnsNames.IsFullyQualifiedName(FieldPath.Of("x"), value).IsEmpty);
        Assert.Equal(two, DnsNames.IsFullyQualifiedDomainName(FieldPath.Of("x"), value).IsEmpty);
    }

    [Theory]
    [InlineData("acme.io/foo")]
    [InlineData("", "x: Required value")]
    [InlineData("acme.io", "x: Invalid value: \"acme.io\": must be a domain-prefixed path (such as \"acme.io/foo\")")]
    [InlineData("acme.io/a b", "x: Invalid value: \"a b\": Invalid path (regex used for validation is '[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+')")]
    public void Domain_prefixed_paths(string value, params string[] messages) =>
        Assert.Equal(messages, QualifiedNames.IsDomainPrefixedPath(FieldPath.Of("x"), value).Select(e => e.ToString()));

    [Fact]
    public void Names_that_get_a_suffix_may_end_in_a_dash()
    {
        Assert.Empty(ObjectNames.IsDnsSubdomain("web-", isPrefix: true));
        Assert.NotEmpty(ObjectNames.IsDnsSubdomain("web-", isPrefix: false));
        Assert.NotEmpty(ObjectNames.IsDnsLabel("-", isPrefix: true));
    }

    [Fact]
    public void Annotations_may_have_capitals_and_together_256_KiB()
    {
        var path = FieldPath.Of("metadata", "annotations");
        Assert.Empty(MetadataValidation.ValidateAnnotations(ValueMap.Of(("Example.COM/a", new string('x', (256 * 1024) - 13))), path));
        Assert.Equal(
            "metadata.annotations: Too long: may not be more than 262144 bytes",
            MetadataValidation.ValidateAnnotations(ValueMap.Of(("Example.COM/a", new string('x', (256 * 1024) - 12))), path).ToString());
    }

    [Fact]
    public void Field_managers_are_short_and_printable()
    {
        var path = FieldPath.Of("fieldManager");
        Assert.Empty(MetadataValidation.ValidateFieldManager("kubectl-ä", path));
        Assert.Equal("fieldManager: Invalid value: \"a\\tb\": invalid character U+0009 (at position 1)", MetadataValidation.ValidateFieldManager("a\tb", path).ToString());
        Assert.Equal("fieldManager: Too long: may not be more than 128 bytes", MetadataValidation.ValidateFieldManager(new string('a', 129), path).ToString());
    }
}
