using System.Globalization;
using System.Text;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Serialization.Tests.Json;

public sealed class JsonStringTests
{
    [Fact]
    public void Every_character_at_every_place_is_written_as_go_writes_it()
    {
        foreach (var length in (int[])[1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 40])
        {
            for (var c = '\0'; c <= 0x250; c++)
            {
                AssertWritten(c, length);
            }

            foreach (var c in "\u0800\u2027\u2028\u2029\u202A\uD7FF\uE000\uFFFD\uFFFF")
            {
                AssertWritten(c, length);
            }
        }
    }

    [Theory]
    [InlineData("😀", "\"😀\"")]
    [InlineData("0123456789abcdef😀", "\"0123456789abcdef😀\"")]
    [InlineData("", "\"\"")]
    public void Text_outside_of_the_basic_plane_is_utf8(string text, string expected) => Assert.Equal(expected, Write(text));

    // Not in the table: the test platform keeps its cases as UTF-8.
    [Fact]
    public void Half_a_surrogate_pair_is_replaced() => Assert.Equal("\"\uFFFDx\"", Write("\uD800x"));

    private static void AssertWritten(char c, int length)
    {
        for (var at = 0; at < length; at++)
        {
            var text = new string('a', at) + c + new string('z', length - at - 1);
            Assert.Equal($"\"{new string('a', at)}{Escaped(c)}{new string('z', length - at - 1)}\"", Write(text));
        }
    }

    private static string Write(string text)
    {
        // A buffer that is too small at first, so that growing is tried as well.
        var writer = new JsonWriter(new byte[3]);
        try
        {
            writer.WriteString(text);
            return Encoding.UTF8.GetString(writer.Written);
        }
        finally
        {
            writer.Dispose();
        }
    }

    private static string Escaped(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\f' => "\\f",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
        _ => c.ToString(),
    };
}
