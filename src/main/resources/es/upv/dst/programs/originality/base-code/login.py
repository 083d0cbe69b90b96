cliente.username_pw_set(username="dst",password="dst")
