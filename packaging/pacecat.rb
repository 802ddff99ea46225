# SPDX-License-Identifier: MIT
class Pacecat < Formula
  desc "Terminal browser for a catalogue of publications"
  # Where the tarball is published.
  homepage "https://pacecat.example/"
  url "https://pacecat.example/pacecat-0.1.0.tar.gz"
  license "MIT"

  depends_on "pkgconf" => :build
  depends_on "gettext"
  depends_on "libyaml"
  depends_on "ncurses"
  depends_on "utf8proc"

  uses_from_macos "expat"

  def install
    system "./configure", *std_configure_args, "--disable-silent-rules"
    system "make", "install"
  end

  test do
    assert_match "itombwe", shell_output("#{bin}/pacecat list weinberg")
  end
end
