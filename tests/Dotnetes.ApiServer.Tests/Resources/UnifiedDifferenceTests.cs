using System.Security.Cryptography;
using System.Text;
using Dotnetes.ApiServer.Resources.Validation;

namespace Dotnetes.ApiServer.Tests.Resources;

public sealed class UnifiedDifferenceTests
{
    [Theory]
    [InlineData("a", "a", "")]
    [InlineData("a", "b", "@@ -1 +1 @@\n-a\n+b\n")]
    [InlineData("a\nb", "b", "@@ -1,2 +1 @@\n-a\n b\n")]
    [InlineData("b", "a\nb", "@@ -1 +1,2 @@\n+a\n b\n")]
    [InlineData("1\n2\n3\n4\n5\n6\n7\n8\n9", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10", "@@ -7,3 +7,4 @@\n 7\n 8\n 9\n+10\n")]
    [InlineData("x\n1\n2\n3\n4\n5\n6\n7\ny", "z\n1\n2\n3\n4\n5\n6\n7\nw", "@@ -1,4 +1,4 @@\n-x\n+z\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-y\n+w\n")]
    [InlineData("x\n1\n2\n3\n4\n5\n6\ny", "z\n1\n2\n3\n4\n5\n6\nw", "@@ -1,8 +1,8 @@\n-x\n+z\n 1\n 2\n 3\n 4\n 5\n 6\n-y\n+w\n")]
    public void Small_texts_differ_as_diff_shows_them(string before, string after, string expected) => Assert.Equal(expected, UnifiedDifference.Of(before, after));

    // The digests are those of Python's difflib over the same lines; texts of 200 lines and more leave lines out that stand often.
    [Theory]
    [InlineData(1, 30, 5, 6, "7ed1396484028871")]
    [InlineData(2, 60, 9, 10, "889e48037d2fcabb")]
    [InlineData(3, 190, 20, 12, "26a1219aed614c32")]
    [InlineData(4, 260, 30, 12, "3f559ab0030aad08")]
    [InlineData(5, 400, 12, 9, "2841eae7e37a73fd")]
    [InlineData(6, 1000, 300, 40, "c1bda9bb3a9b970a")]
    [InlineData(7, 210, 2, 20, "33c986729c58a0da")]
    public void Long_texts_differ_as_in_difflib(int seed, int count, int alphabet, int change, string digest)
    {
        var (state, before, after) = (seed, new List<string>(), new List<string>());
        int Next(int below)
        {
            state = unchecked((state * 1103515245) + 12345) & 0x7fffffff;
            return (state >> 8) % below;
        }

        for (var i = 0; i < count; i++)
        {
            var line = $"l{Next(alphabet)}";
            before.Add(line);
            switch (Next(change))
            {
                case 0: break;
                case 1: after.Add($"n{Next(alphabet)}"); break;
                case 2: after.AddRange([line, line]); break;
                default: after.Add(line); break;
            }
        }

        var text = UnifiedDifference.Of(string.Join('\n', before), string.Join('\n', after));
        Assert.Equal(digest, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16]);
    }
}
