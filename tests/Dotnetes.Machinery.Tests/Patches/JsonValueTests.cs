using Dotnetes.Machinery.Json;
using Dotnetes.Serialization;

namespace Dotnetes.Machinery.Tests.Patches;

public class JsonValueTests
{
    [Theory]
    [InlineData("""{"b":1,"a":[true,null,"x"]}""", """{"a":[true,null,"x"],"b":1}""")]
    [InlineData("1.0", "1")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("9223372036854775808", "9223372036854776000")]
    [InlineData("1e30", "1e+30")]
    [InlineData("\"<\\u00e9\"", "\"\\u003cé\"")]
    [InlineData("""{"a":1,"a":2}""", """{"a":2}""")]
    public void Documents_are_written_as_go_writes_them(string json, string expected) => Assert.Equal(expected, JsonValue.Parse(json).ToString());

    [Fact]
    public void Numbers_are_equal_by_value()
    {
        Assert.Equal(JsonValue.Parse("1"), JsonValue.Parse("1.0"));
        Assert.Equal(JsonValue.Parse("1").GetHashCode(), JsonValue.Parse("1.0").GetHashCode());
        Assert.NotEqual(JsonValue.Parse("9007199254740993"), JsonValue.Parse("9007199254740992.0"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("1e999")]
    [InlineData("[1,]")]
    public void Malformed_documents_are_refused(string json) => Assert.Throws<DecodingException>(() => JsonValue.Parse(json));

    [Fact]
    public void Deep_documents_are_refused() => Assert.Throws<DecodingException>(() => JsonValue.Parse(new string('[', 300) + new string(']', 300)));

    [Fact]
    public void Random_documents_survive_being_written_and_read()
    {
        var random = new Random(1);
        for (var i = 0; i < 500; i++)
        {
            var value = RandomJson.Value(random, 5);
            Assert.Equal(value, JsonValue.Parse(value.ToUtf8()));
        }
    }
}
